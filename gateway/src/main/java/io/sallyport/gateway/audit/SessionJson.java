package io.sallyport.gateway.audit;

import static io.sallyport.gateway.audit.AuditJson.object;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.policy.Ruling;
import io.sallyport.gateway.yaml.KebabCase;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import tools.jackson.core.JsonGenerator;

/** Writes a session's record as a line; what was not reached is absent. */
final class SessionJson {
    private SessionJson() {}

    static void write(ByteArrayOutputStream out, SessionRecord session) {
        AuditJson.line(out, json -> {
            Ending ending = session.outcome().ending();
            json.writeStringProperty("time", AuditTime.of(ending.endedAt()));
            json.writeStringProperty("event", KebabCase.ofConstant(ending.kind()));
            client(json, session.client());
            session.attempt().ifPresent(attempt -> ProofJson.write(json, attempt));
            session.proof().ifPresent(proof -> ProofJson.write(json, proof));
            session.request().ifPresent(asked -> RequestJson.write(json, asked));
            outcome(json, session.outcome());
            json.writeStringProperty("reason", ending.reason().code());
            json.writeNumberProperty("duration-ms", ending.duration().toMillis());
        });
    }

    private static void client(JsonGenerator json, ClientInfo client) {
        json.writeStringProperty("session", client.sessionId());
        object(json, "client", members -> source(members, client));
        client.balancer().ifPresent(balancer -> object(json, "balancer", members -> address(members, balancer)));
        json.writeStringProperty("listener", client.listener());
        object(json, "local", members -> local(members, client));
        client.tls().ifPresent(tls -> object(json, "tls", members -> tls(members, tls)));
    }

    private static void source(JsonGenerator json, ClientInfo client) {
        client.unixPeer()
                .ifPresentOrElse(
                        peer -> json.writeStringProperty("address", peer.toString()),
                        () -> address(json, client.address()));
    }

    private static void local(JsonGenerator json, ClientInfo client) {
        if (client.unixPeer().isPresent()) {
            json.writeStringProperty("address", "unix:" + client.localAddress().getHostString());
        } else {
            address(json, client.localAddress());
        }
    }

    private static void tls(JsonGenerator json, TlsSession tls) {
        json.writeStringProperty("protocol", tls.protocol());
        json.writeStringProperty("cipher", tls.cipherSuite());
        tls.clientCertificates().stream()
                .findFirst()
                .ifPresent(certificate -> object(json, "client-certificate", it -> certificate(it, certificate)));
    }

    private static void certificate(JsonGenerator json, X509Certificate certificate) {
        json.writeStringProperty(
                "subject", certificate.getSubjectX500Principal().getName());
        json.writeStringProperty("issuer", certificate.getIssuerX500Principal().getName());
        json.writeStringProperty("serial", certificate.getSerialNumber().toString(16));
    }

    private static void outcome(JsonGenerator json, Outcome outcome) {
        outcome.connectedTo().ifPresent(to -> object(json, "connected", members -> address(members, to)));
        outcome.connectedFrom().ifPresent(from -> object(json, "connected-from", members -> address(members, from)));
        outcome.listening()
                .ifPresent(at -> object(json, "listening", members -> {
                    address(members, at.address());
                    members.writeNumberProperty("strangers", at.strangers());
                }));
        outcome.ruling().ifPresent(ruling -> object(json, "policy", members -> ruling(members, ruling)));
        object(json, "octets", members -> {
            members.writeNumberProperty("from-client", outcome.traffic().fromClient());
            members.writeNumberProperty("to-client", outcome.traffic().toClient());
        });
        outcome.association().ifPresent(association -> AssociationJson.write(json, association, outcome.traffic()));
    }

    private static void ruling(JsonGenerator json, Ruling ruling) {
        json.writeStringProperty("rule", ruling.rule());
        json.writeStringProperty("revision", ruling.revision());
        json.writeStringProperty("phase", KebabCase.ofConstant(ruling.phase()));
    }

    static void address(JsonGenerator json, InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        json.writeStringProperty("address", resolved == null ? address.getHostString() : resolved.getHostAddress());
        json.writeNumberProperty("port", address.getPort());
    }
}
