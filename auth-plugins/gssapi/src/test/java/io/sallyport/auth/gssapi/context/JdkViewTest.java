package io.sallyport.auth.gssapi.context;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.gssapi.AcceptedContext;
import io.sallyport.auth.gssapi.ticket.ClientName;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkViewTest {
    @TempDir
    private Path folder;

    private EstablishedContext context;

    @BeforeEach
    void acceptAlice() throws Exception {
        context = AcceptedContext.of(folder);
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Test
    void whatBothReadIsTheSame() {
        assertThatCode(() -> JdkView.requireSame(context.gss(), context.facts()))
                .doesNotThrowAnyException();
    }

    @Test
    void clientThatTheJdkDidNotSeeIsRefused() {
        assertRefused(facts(new ClientName(List.of("bob"), context.facts().client().realm()), context.facts().authTime()));
    }

    @Test
    void realmThatTheJdkDidNotSeeIsRefused() {
        assertRefused(facts(new ClientName(List.of("alice"), "OTHER.TEST"), context.facts().authTime()));
    }

    @Test
    void logonThatTheJdkDidNotSeeIsRefused() {
        assertRefused(facts(context.facts().client(), context.facts().authTime().plusSeconds(1)));
    }

    private void assertRefused(TicketFacts facts) {
        assertThatThrownBy(() -> JdkView.requireSame(context.gss(), facts))
                .isInstanceOf(RefusedException.class)
                .hasMessage("gss-ticket-read-differently");
    }

    private TicketFacts facts(ClientName client, Instant authTime) {
        TicketFacts facts = context.facts();
        return new TicketFacts(
                client,
                facts.transited(),
                authTime,
                facts.endTime(),
                facts.addresses(),
                facts.sessionEnctype(),
                facts.clientTime(),
                facts.bindings(),
                facts.sequence());
    }
}
