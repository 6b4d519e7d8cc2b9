package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.core.spi.auth.AuthenticationMethodContract;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.Conversation;
import io.sallyport.core.spi.auth.ScriptedClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;

class GssapiMethodContractTest extends AuthenticationMethodContract<GssapiConfig> {
    private static final byte[] ABORT = {1, (byte) 0xFF, 0, 0};

    @TempDir
    private Path folder;

    @Override
    protected AuthenticationMethodFactory<GssapiConfig> factory() {
        return new GssapiMethodFactory();
    }

    @Override
    protected GssapiConfig configuration() throws Exception {
        Settings settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        settings.nec = true;
        return settings.config();
    }

    @Override
    protected Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    protected List<Conversation> conversations() {
        Forge expired = new Forge();
        expired.endTime = expired.authTime.minusSeconds(60);
        return List.of(
                // The other form's answer is different each time.
                Conversation.named("unprotected level")
                        .plays(client(new Forge(), Client.frame(2, (byte) 2)))
                        .isAccepted("alice", Client.frame(2, (byte) 2)),
                Conversation.named("unknown level")
                        .plays(client(new Forge(), Client.frame(2, (byte) 9)))
                        .isRefused("gss-level-not-acceptable", ABORT),
                Conversation.named("expired ticket")
                        .plays(client(expired, new byte[0]))
                        .isRefused("gss-ticket-expired", ABORT),
                Conversation.named("garbage")
                        .sends(Client.frame(1, (byte) 1, (byte) 2))
                        .isRefused("gss-token-malformed", ABORT),
                Conversation.named("other message")
                        .sends(Client.frame(2, (byte) 1))
                        .isRefused("gss-unexpected-message-type", ABORT),
                Conversation.named("other version").sends(new byte[] {5, 1}).isMalformed("gss-bad-version"),
                Conversation.named("abort").sends(ABORT).isMalformed("gss-aborted-by-client"));
    }

    private static Supplier<ScriptedClient> client(Forge forge, byte[] second) {
        return () -> reply -> {
            try {
                return reply.length == 0 ? Client.of(forge).firstMessage() : second.clone();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
