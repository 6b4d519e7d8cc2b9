package io.sallyport.auth.ldap;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.failure;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.success;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.core.spi.auth.AuthenticationMethodContract;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.Conversation;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LdapMethodContractTest extends AuthenticationMethodContract<LdapConfig> {
    private static TestDirectory directory;

    @BeforeAll
    static void start() throws LDAPException {
        directory = TestDirectory.plain();
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    @Override
    protected AuthenticationMethodFactory<LdapConfig> factory() {
        return new LdapMethodFactory();
    }

    @Override
    protected LdapConfig configuration() {
        return Settings.of(directory).config();
    }

    @Override
    protected List<Conversation> conversations() {
        byte[] otherVersion = login("alice", "alice-secret");
        otherVersion[0] = 5;
        return List.of(
                Conversation.named("right password")
                        .sends(login("alice", "alice-secret"))
                        .isAccepted("alice", success()),
                Conversation.named("wrong password")
                        .sends(login("alice", "wrong"))
                        .isRefused("bad-password", failure()),
                Conversation.named("unknown user").sends(login("nobody", "x")).isRefused("unknown-user", failure()),
                Conversation.named("empty password").sends(login("alice", "")).isRefused("empty-password", failure()),
                Conversation.named("other version").sends(otherVersion).isMalformed("password-bad-version"));
    }
}
