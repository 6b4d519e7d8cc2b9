package io.sallyport.auth.gssapi.context;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import io.sallyport.auth.gssapi.ticket.ClientName;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.ietf.jgss.GSSException;

/** Compares what we read of a ticket with what the JDK read, wherever both say something. */
final class JdkView {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private JdkView() {}

    static void requireSame(ExtendedGSSContext context, TicketFacts facts) throws RefusedException {
        try {
            boolean same = context.getSrcName().toString().equals(name(facts.client()))
                    && TIME.format(facts.authTime()).equals(context.inquireSecContext(InquireType.KRB5_GET_AUTHTIME));
            if (!same) {
                throw new RefusedException(Reasons.FACTS_DIFFER);
            }
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the JDK writes it. */
    private static String name(ClientName client) {
        return client.components().stream()
                .map(component -> component.replace("@", "\\@"))
                .collect(Collectors.joining("/", "", "@" + client.realm()));
    }
}
