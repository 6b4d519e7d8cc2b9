package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import io.sallyport.auth.ldap.config.Security;
import java.util.List;
import java.util.Locale;

/**
 * Goes where a referral points, as the service account: to hosts that the configuration names, over TLS, to a server whose
 * certificate is believed. Whoever may write a referral must not choose who gets the password.
 */
public final class Referrals {
    private final List<String> hosts;
    private final Opener opener;
    private final ServiceBind service;

    Referrals(List<String> hosts, Opener opener, ServiceBind service) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.opener = opener;
        this.service = service;
    }

    /** Reaches one server within the time of an operation. */
    @FunctionalInterface
    interface Opener {
        Line open(Endpoint endpoint, Deadline deadline) throws LDAPException;
    }

    /** Whether a URL may be followed. */
    public boolean mayFollow(LDAPURL url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return (scheme.equals("ldap") || scheme.equals("ldaps")) && !host.isEmpty() && hosts.contains(host);
    }

    /** Connects and binds, then does the rest of an operation there, in what is left of its time. */
    public <T> T goOn(LDAPURL url, Deadline deadline, Operation<T> operation) throws LDAPException, DirectoryException {
        boolean ldaps = url.getScheme().equalsIgnoreCase("ldaps");
        Endpoint endpoint = new Endpoint(url.getHost(), url.getPort(), ldaps ? Security.LDAPS : Security.START_TLS);
        try (Line line = opener.open(endpoint, deadline)) {
            return line.continuing(deadline, other -> {
                service.bind(other);
                return operation.on(other);
            });
        }
    }
}
