package io.sallyport.auth.gssapi.doctor;

import java.nio.file.Path;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** Gets a ticket-granting ticket with a key of the keytab. */
final class Login {
    private Login() {}

    static Subject of(String principal, Path keytab) throws LoginException {
        Map<String, String> options = Map.of(
                "useKeyTab", "true",
                "keyTab", keytab.toAbsolutePath().toString(),
                "principal", principal,
                "storeKey", "true",
                "doNotPrompt", "true",
                "isInitiator", "true",
                "refreshKrb5Config", "true");
        Configuration configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            "com.sun.security.auth.module.Krb5LoginModule", LoginModuleControlFlag.REQUIRED, options)
                };
            }
        };
        Subject subject = new Subject();
        new LoginContext("krb5-doctor", subject, callbacks -> {}, configuration).login();
        return subject;
    }

    static KerberosTicket ticket(Subject subject, String service) throws LoginException {
        return subject.getPrivateCredentials(KerberosTicket.class).stream()
                .filter(ticket -> ticket.getServer().getName().equals(service))
                .findFirst()
                .orElseThrow(() -> new LoginException("no ticket for " + service));
    }
}
