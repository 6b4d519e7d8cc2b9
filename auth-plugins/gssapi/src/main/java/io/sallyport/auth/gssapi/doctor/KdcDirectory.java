package io.sallyport.auth.gssapi.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** Finds the KDCs of a realm as the JDK does: in the Kerberos configuration, or else in DNS. */
final class KdcDirectory {
    private static final int PORT_FIELD = 2;
    private static final int TARGET_FIELD = 3;
    private static final int FIELDS = 4;
    private static final int MOST = 32;

    private KdcDirectory() {}

    static List<KdcAddress> find(String realm) throws IOException {
        List<KdcAddress> configured = new ArrayList<>();
        for (String kdc : Krb5Conf.kdcs(Krb5Conf.inUse(), realm)) {
            configured.add(KdcAddress.parse(kdc));
        }
        return configured.isEmpty() ? inDns(realm) : configured;
    }

    private static List<KdcAddress> inDns(String realm) {
        try {
            return records("_kerberos._tcp." + realm);
        } catch (NamingException e) {
            return List.of();
        }
    }

    @SuppressWarnings("BanJNDI") // Its DNS provider makes no objects of what it reads.
    private static List<KdcAddress> records(String name) throws NamingException {
        DirContext dns = new InitialDirContext(environment());
        try {
            List<KdcAddress> found = new ArrayList<>();
            Attribute records = dns.getAttributes(name, new String[] {"SRV"}).get("SRV");
            if (records != null) {
                NamingEnumeration<?> values = records.getAll();
                while (values.hasMore() && found.size() < MOST) {
                    found.add(record(String.valueOf(values.next())));
                }
            }
            return found;
        } finally {
            dns.close();
        }
    }

    private static KdcAddress record(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(text + " (expected: an SRV record)");
        }
        String target = fields[TARGET_FIELD];
        String host = target.endsWith(".") ? target.substring(0, target.length() - 1) : target;
        return KdcAddress.parse(host + ":" + fields[PORT_FIELD]);
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes no other map.
    private static Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", "1000");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        return environment;
    }
}
