package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Takes the tickets that the caller has; asks for no password. */
final class KerberosLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private KerberosLogin() {}

    static Subject login(KerberosEnvironment environment) throws IOException {
        Optional<String> cache = environment.ticketCache();
        Map<String, String> options = new HashMap<>(Map.of(
                "useTicketCache", "true", "doNotPrompt", "true", "refreshKrb5Config", "true", "isInitiator", "true"));
        cache.ifPresent(file -> options.put("ticketCache", file));
        try {
            LoginContext login = new LoginContext("connect", new Subject(), null, new Entry(options));
            login.login();
            return login.getSubject();
        } catch (LoginException e) {
            String where = cache.map(file -> " in " + file).orElse("");
            throw new ClientException(
                    "no ticket that holds" + where + " (expected: one by kinit): " + e.getMessage(), e);
        }
    }

    private static final class Entry extends Configuration {
        private final Map<String, String> options;

        private Entry(Map<String, String> options) {
            this.options = options;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options)
            };
        }
    }
}
