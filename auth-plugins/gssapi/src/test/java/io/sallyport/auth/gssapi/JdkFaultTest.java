package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MessageProtection;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.ietf.jgss.MessageProp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the JDK that we work around; when one of these fails, the work-around can go. */
class JdkFaultTest {
    @TempDir
    private Path folder;

    @Test
    void sealedTokenIsTakenASecondTimeUnderTheNextNumber() throws Exception {
        try (Gateway gateway = new Gateway(new Settings(TestKeytab.usual().write(folder.resolve("keytab"))))) {
            Client client = Client.of(new Forge());
            AuthenticationStep.Accepted accepted = gateway.accept(client, 2);
            client.levelOf(Gateway.octets(accepted));
            byte[] token = sealed(accepted.protection());
            client.context.unwrap(token, 0, token.length, new MessageProp(0, true));
            ByteBuffer header = ByteBuffer.wrap(token);
            header.putLong(8, header.getLong(8) + 1);

            MessageProp found = new MessageProp(0, true);
            byte[] opened = client.context.unwrap(token, 0, token.length, found);

            assertThat(opened).containsExactly(7);
            assertThat(found.isDuplicateToken() || found.isOldToken() || found.isGapToken() || found.isUnseqToken())
                    .isFalse();
        }
    }

    private static byte[] sealed(MessageProtection protection) {
        ByteBuffer message = ByteBuffer.allocate(200);
        protection.wrap(ByteBuffer.wrap(new byte[] {7}), message);
        return Arrays.copyOfRange(message.array(), 4, message.position());
    }
}
