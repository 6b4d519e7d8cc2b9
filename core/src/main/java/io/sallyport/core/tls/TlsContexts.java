package io.sallyport.core.tls;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The certificates of a listener by server name, RFC 6066 section 3; a client that names none gets the first. */
public final class TlsContexts {
    private final TlsContext usual;
    private final Map<String, TlsContext> byName = new HashMap<>();
    private final List<TicketKeys> tickets;

    private TlsContexts(List<ServerCertificate> certificates, TlsContextFactory factory) {
        List<TlsContext> contexts = certificates.stream().map(factory::create).toList();
        this.usual = contexts.get(0);
        for (int i = 0; i < contexts.size(); i++) {
            TlsContext context = contexts.get(i);
            ServerNames.of(certificates.get(i).certificate()).forEach(name -> byName.putIfAbsent(name, context));
        }
        this.tickets = contexts.stream()
                .map(context -> TicketKeys.of(context.context()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Makes the contexts.
     *
     * @param certificates at least one
     * @throws IllegalArgumentException if the engine takes one of them for none
     */
    public static TlsContexts of(
            TlsEngine engine, List<ServerCertificate> certificates, ClientCertificates clientCertificates) {
        return new TlsContexts(certificates, new TlsContextFactory(engine, clientCertificates));
    }

    TlsContext of(Optional<String> serverName) {
        return serverName
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> Optional.ofNullable(byName.get(name))
                        .or(() -> Optional.ofNullable(byName.get(ServerNames.wildcard(name)))))
                .orElse(usual);
    }

    /** Takes new keys for session tickets; those of before are good for one turn more. */
    public void rotateTicketKeys() {
        tickets.forEach(TicketKeys::rotate);
    }
}
