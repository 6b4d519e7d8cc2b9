package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;

/**
 * A user of the directory.
 *
 * @param entry the entry
 * @param name the name in the directory's spelling, whatever the client's was
 */
record FoundUser(SearchResultEntry entry, String name) {}
