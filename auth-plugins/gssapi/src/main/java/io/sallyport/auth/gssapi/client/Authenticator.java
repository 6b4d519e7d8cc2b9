package io.sallyport.auth.gssapi.client;

import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.auth.gssapi.client.ConnectOptions.Login;
import io.sallyport.auth.gssapi.client.ConnectOptions.Password;
import java.io.IOException;
import java.util.Arrays;

/** Logs in on a channel whose method is selected, and gives the channel that is used from then on. */
interface Authenticator {
    Channel run(Channel channel) throws IOException;

    /** Reads a password now: nobody is to wait for a person while the gateway counts the time. */
    static Authenticator of(Login login, KerberosEnvironment environment) throws IOException {
        if (login instanceof Gssapi gssapi) {
            return channel -> kerberos(channel, gssapi, environment);
        }
        if (login instanceof Password password) {
            byte[] secret = PasswordSource.read(password.passwordFile());
            return channel -> password(channel, password.user(), secret);
        }
        return channel -> channel;
    }

    private static Channel kerberos(Channel channel, Gssapi login, KerberosEnvironment environment) throws IOException {
        environment.useConfiguration();
        KerberosContext context = KerberosContext.open(KerberosLogin.login(environment), login);
        return GssapiLogin.run(channel, context, login);
    }

    private static Channel password(Channel channel, String user, byte[] secret) throws IOException {
        try {
            PasswordLogin.run(channel, user, secret);
            return channel;
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
