package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ClientCertificates;
import io.sallyport.core.tls.ClientTrust;
import io.sallyport.core.tls.ServerCertificate;
import io.sallyport.core.tls.TlsContexts;
import io.sallyport.core.tls.TlsEngine;
import io.sallyport.gateway.config.TlsConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that one listener's TLS has in files. */
final class TlsFiles {
    private static final int MAX_OCTETS = 16 * 1024 * 1024;

    private final TlsConfiguration configuration;
    private final List<CertificateFiles> certificates = new ArrayList<>();
    private final ClientTrustFiles trust;
    private final Clock clock;
    private List<ServerCertificate> lastGood = List.of();
    private List<ListTerm> lists = List.of();
    private String trustTaken = "";

    TlsFiles(TlsConfiguration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.trust = new ClientTrustFiles(configuration, clock);
        certificates.add(new CertificateFiles(configuration.first(), ""));
        for (int i = 0; i < configuration.otherCertificates().size(); i++) {
            certificates.add(
                    new CertificateFiles(configuration.otherCertificates().get(i), "other-certificates[" + i + "]."));
        }
    }

    TlsContexts read() throws UnusableFileException {
        String state = trustState();
        List<ServerCertificate> shown = new ArrayList<>();
        for (CertificateFiles each : certificates) {
            shown.add(each.read(clock.instant()));
        }
        TlsContexts read = contexts(shown);
        lastGood = List.copyOf(shown);
        trustTaken = state;
        return read;
    }

    /** What has just been read. */
    TlsState taken() {
        boolean plainToo = configuration.plain() == TlsConfiguration.Plain.ALLOWED;
        return new TlsState(plainToo, lastGood, lists, clock.instant(), Optional.empty());
    }

    /** Of the revocation lists that have just been read. */
    List<ListTerm> lists() {
        return lists;
    }

    Instant now() {
        return clock.instant();
    }

    /** Reads whom to believe alone, for the certificates that were good the last time. */
    TlsContexts readTrust() throws UnusableFileException {
        String state = trustState();
        TlsContexts read = contexts(lastGood);
        trustTaken = state;
        return read;
    }

    boolean trustHasChanged() {
        return !trustState().equals(trustTaken);
    }

    private TlsContexts contexts(List<ServerCertificate> shown) throws UnusableFileException {
        try {
            ClientCertificates clients = trust.read();
            TlsContexts read = TlsContexts.of(engine(), shown, clients);
            lists = ListTerm.of(
                    clients.trust().map(ClientTrust::revocationLists).orElse(List.of()));
            return read;
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(
                    "certificate", String.valueOf(e.getMessage()), "one that " + engine() + " takes");
        }
    }

    TlsEngine engine() throws UnusableFileException {
        if (configuration.engine() == TlsConfiguration.Engine.BORINGSSL && !TlsEngine.BORINGSSL.isAvailable()) {
            throw new UnusableFileException("engine", "'boringssl' does not load on this machine", "auto or jdk");
        }
        return configuration.engine() == TlsConfiguration.Engine.JDK ? TlsEngine.JDK : TlsEngine.best();
    }

    /** A hash over what is in the files now; a file that cannot be read counts as empty. */
    String state() {
        return hash(Stream.concat(certificates.stream().flatMap(CertificateFiles::paths), trust.paths()));
    }

    private String trustState() {
        return hash(trust.paths());
    }

    private static String hash(Stream<Path> paths) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            paths.forEach(path -> update(digest, path));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, Path path) {
        try {
            if (Files.size(path) <= MAX_OCTETS) {
                digest.update(Files.readAllBytes(path));
            }
        } catch (IOException e) {
            digest.update((byte) 0);
        }
        digest.update((byte) 1);
    }
}
