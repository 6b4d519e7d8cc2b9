package io.sallyport.auth.ldap.connection;

import java.util.List;
import javax.naming.NamingException;

/** Asks DNS for records of RFC 2782. Blocks. */
@FunctionalInterface
interface SrvLookup {
    List<SrvRecord> records(String name) throws NamingException;
}
