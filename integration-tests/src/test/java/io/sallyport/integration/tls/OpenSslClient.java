package io.sallyport.integration.tls;

import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.SocksOctets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSL as a client that speaks SOCKS in TLS. */
record OpenSslClient(TestCertificates certificates) {
    /** Sends method selection and CONNECT together, and gives all that comes back. */
    byte[] connect(InetSocketAddress gateway, InetSocketAddress destination, String... more) throws IOException {
        Path input = Files.createTempFile(certificates.folder(), "request", "");
        Files.write(input, SocksOctets.joined(SocksOctets.methods(0), SocksOctets.connect(destination)));
        List<String> arguments = new ArrayList<>(List.of("s_client", "-quiet", "-verify_return_error"));
        arguments.addAll(List.of("-CAfile", certificates.path("ca.pem")));
        arguments.addAll(List.of("-connect", "127.0.0.1:" + gateway.getPort()));
        arguments.addAll(List.of(more));
        return Peer.named("openssl")
                .run(input, arguments.toArray(String[]::new))
                .outputOctets();
    }
}
