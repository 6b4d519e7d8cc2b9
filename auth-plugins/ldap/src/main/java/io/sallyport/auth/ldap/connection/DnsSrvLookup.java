package io.sallyport.auth.ldap.connection;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/** Asks DNS by the JDK's own client. */
final class DnsSrvLookup implements SrvLookup {
    private static final String TIMEOUT_MILLIS = "1000";
    private static final String TRIES = "2";
    private static final int MOST_RECORDS = 100;

    private final List<String> nameServers;

    DnsSrvLookup(List<String> nameServers) {
        this.nameServers = nameServers;
    }

    @Override
    @SuppressWarnings("BanJNDI") // Its DNS provider makes no objects of what it reads.
    public List<SrvRecord> records(String name) throws NamingException {
        DirContext context = new InitialDirContext(environment());
        try {
            Attribute found = context.getAttributes(name, new String[] {"SRV"}).get("SRV");
            return found == null ? List.of() : parse(found.getAll());
        } finally {
            context.close();
        }
    }

    @SuppressWarnings("JdkObsolete") // JNDI takes no other map.
    private Hashtable<String, String> environment() {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        String servers = nameServers.stream().map(server -> "dns://" + server).collect(Collectors.joining(" "));
        environment.put(Context.PROVIDER_URL, servers.isEmpty() ? "dns:" : servers);
        return environment;
    }

    private static List<SrvRecord> parse(NamingEnumeration<?> values) throws NamingException {
        List<SrvRecord> records = new ArrayList<>();
        while (values.hasMore() && records.size() < MOST_RECORDS) {
            records.add(SrvRecord.parse(String.valueOf(values.next())));
        }
        return records;
    }
}
