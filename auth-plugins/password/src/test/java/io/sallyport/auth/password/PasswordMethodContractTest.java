package io.sallyport.auth.password;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.failure;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.success;

import io.sallyport.core.spi.auth.AuthenticationMethodContract;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.Conversation;
import io.sallyport.core.spi.config.ConfigurationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class PasswordMethodContractTest extends AuthenticationMethodContract<PasswordConfig> {
    @TempDir
    private Path folder;

    @Override
    protected AuthenticationMethodFactory<PasswordConfig> factory() {
        return new PasswordMethodFactory();
    }

    @Override
    protected PasswordConfig configuration() throws IOException {
        Path users = folder.resolve("users.yaml");
        Files.writeString(users, "alice\n-bob\n");
        return new PasswordConfig(users, 2, 2, 2, 65_536);
    }

    @Override
    protected ConfigurationFiles files() {
        return new FakeFiles();
    }

    @Override
    protected List<Conversation> conversations() {
        byte[] otherVersion = login("alice", TestHashes.PASSWORD);
        otherVersion[0] = 5;
        return List.of(
                Conversation.named("right password")
                        .sends(login("alice", TestHashes.PASSWORD))
                        .isAccepted("alice", success()),
                Conversation.named("wrong password")
                        .sends(login("alice", "wrong"))
                        .isRefused("bad-password", failure()),
                Conversation.named("unknown user")
                        .sends(login("nobody", TestHashes.PASSWORD))
                        .isRefused("unknown-user", failure()),
                Conversation.named("disabled account")
                        .sends(login("bob", TestHashes.PASSWORD))
                        .isRefused("account-disabled", failure()),
                Conversation.named("empty password").sends(login("alice", "")).isRefused("empty-password", failure()),
                Conversation.named("empty name")
                        .sends(login("", TestHashes.PASSWORD))
                        .isRefused("empty-username", failure()),
                Conversation.named("other version").sends(otherVersion).isMalformed("password-bad-version"));
    }
}
