package io.sallyport.integration.kerberos;

import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The assembled gateway with a listener whose clients authenticate by Kerberos. */
final class KerberosGateway {
    private KerberosGateway() {}

    /** Starts one where alice may reach loopback at any level that is offered, and bob nothing. */
    static AssembledGateway start(Path folder, Path keytab, String levels, String method) {
        return AssembledGateway.start(home(folder, keytab, levels, method));
    }

    /**
     * Makes the files.
     *
     * @param levels what policy says of the protection of method kerberos
     * @param method more keys of it
     */
    static GatewayHome home(Path folder, Path keytab, String levels, String method) {
        GatewayHome home = GatewayHome.in(folder);
        home.write(folder.resolve("conf/placeholder"), "");
        copy(keytab, folder.resolve("conf/services.keytab"));
        return home.write(home.configurationFile(), """
                        listeners:
                          locked: {address: '127.0.0.1:0'}
                          open: {address: '127.0.0.1:0'}
                        timeouts: {shutdown-drain: 1s}
                        methods:
                          none: {}
                          kerberos:
                            plugin: gssapi
                            keytab: services.keytab
                        """ + method.indent(4) + """
                        resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
                        """)
                .write(home.policyFile(), """
                        guardrails: {remove: [loopback]}
                        authentication:
                          - name: by-kerberos
                            match: {listeners: [locked]}
                            methods: [kerberos]
                            protection: {kerberos: %s}
                          - {name: by-nothing, methods: [none]}
                        rules:
                          - {name: alice, action: permit, match: {identities: [alice]}}
                        """.formatted(levels));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.deleteIfExists(to);
            Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
