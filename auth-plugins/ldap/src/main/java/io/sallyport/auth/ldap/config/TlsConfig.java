package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How connections are protected.
 *
 * @param caFile whose certificates are believed
 * @param startTls whether ldap:// begins with StartTLS
 * @param allowPlaintext whether passwords may cross a network unprotected
 */
public record TlsConfig(
        @Setting(
                doc = "A PEM file with the certificates of the authorities that are believed; when absent, those of the"
                        + " Java installation.",
                example = "ca.pem")
        Optional<Path> caFile,

        @Setting(doc = "Whether a connection to an ldap:// server begins with StartTLS.", defaultTo = "false")
        boolean startTls,

        @Setting(
                doc = "Whether passwords may go unprotected to servers that are not on loopback. Logged as a warning.",
                defaultTo = "false")
        boolean allowPlaintext) {}
