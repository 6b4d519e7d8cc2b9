package io.sallyport.auth.gssapi.client;

import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.core.spi.ProtectionLevel;
import java.io.IOException;

/** RFC 1961 sections 3 and 4: establishes the context, and agrees on the protection of every message after it. */
final class GssapiLogin {
    private static final int MOST_ROUNDS = 16;
    private static final int INTEGRITY = 1;
    private static final int CONFIDENTIALITY = 2;

    private final Channel channel;
    private final SecurityContext context;
    private final Gssapi login;

    private GssapiLogin(Channel channel, SecurityContext context, Gssapi login) {
        this.channel = channel;
        this.context = context;
        this.login = login;
    }

    /** Gives the encapsulated channel. */
    static Channel run(Channel channel, SecurityContext context, Gssapi login) throws IOException {
        return new GssapiLogin(channel, context, login).run();
    }

    private Channel run() throws IOException {
        establish();
        boolean confidential = agreed() == ProtectionLevel.CONFIDENTIALITY;
        MessageTokens tokens = context.messageTokens();
        return new Channel(
                new EncapsulatedInput(channel.in(), tokens, confidential),
                new EncapsulatedOutput(channel.out(), tokens, confidential));
    }

    private void establish() throws IOException {
        byte[] reply = new byte[0];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            byte[] token = context.initiate(reply);
            if (token.length > 0) {
                GssapiMessage.write(channel.out(), GssapiMessage.AUTHENTICATION, token);
            }
            if (context.isEstablished()) {
                return;
            }
            reply = GssapiMessage.read(channel.in(), GssapiMessage.AUTHENTICATION);
        }
        throw new ClientException("no context after " + MOST_ROUNDS + " rounds");
    }

    private ProtectionLevel agreed() throws IOException {
        byte asked = (byte) (login.level() == ProtectionLevel.INTEGRITY ? INTEGRITY : CONFIDENTIALITY);
        GssapiMessage.write(channel.out(), GssapiMessage.PROTECTION_LEVEL, context.wrapLevel(asked));
        byte[] answer = context.unwrapLevel(GssapiMessage.read(channel.in(), GssapiMessage.PROTECTION_LEVEL));
        if (answer.length != 1) {
            throw new ClientException(
                    "the gateway answered the protection level with " + answer.length + " octets (expected: 1)");
        }
        return checked(answer[0]);
    }

    /** Selective protection is refused too: each message's protection would then be the gateway's choice alone. */
    private ProtectionLevel checked(byte answer) throws ClientException {
        ProtectionLevel level = switch (answer) {
            case INTEGRITY -> ProtectionLevel.INTEGRITY;
            case CONFIDENTIALITY -> ProtectionLevel.CONFIDENTIALITY;
            default ->
                throw new ClientException(
                        "the gateway grants protection level X'%02X' (expected: X'01' or X'02')".formatted(answer));
        };
        if (!level.isAtLeast(login.leastLevel())) {
            throw new ClientException("the gateway grants integrity only"
                    + " (expected: confidentiality; --accept-integrity goes on without it)");
        }
        return level;
    }
}
