package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ReferralConnector;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.Security;

/** Goes where a referral points, as the service account: over TLS, to a server whose certificate is believed. */
final class Referrals implements ReferralConnector {
    private final Servers.Opener opener;
    private final ServiceBind service;

    Referrals(Servers.Opener opener, ServiceBind service) {
        this.opener = opener;
        this.service = service;
    }

    @Override
    public LDAPConnection getReferralConnection(LDAPURL url, LDAPConnection from) throws LDAPException {
        Security security = url.getScheme().equalsIgnoreCase("ldaps") ? Security.LDAPS : Security.START_TLS;
        LDAPConnection connection = opener.open(new Endpoint(url.getHost(), url.getPort(), security));
        try {
            service.bind(connection);
            return connection;
        } catch (DirectoryException e) {
            connection.close();
            throw new LDAPException(ResultCode.REFERRAL, url.getHost() + ": " + e.why());
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }
}
