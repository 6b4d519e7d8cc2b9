package io.sallyport.auth.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultListener;
import com.unboundid.ldap.sdk.SearchResultReference;
import io.sallyport.auth.ldap.connection.Line;
import java.util.ArrayList;
import java.util.List;

/** Takes what a search brings, and stops it when it brings too much. */
final class Harvest implements SearchResultListener {
    private static final long serialVersionUID = 1L;
    private static final int MOST_REFERENCES = 100;
    private static final long MOST_OCTETS = 32L * 1024 * 1024;

    private final transient Line line;
    private final int max;
    private final transient List<SearchResultEntry> entries = new ArrayList<>();
    private final transient List<SearchResultReference> references = new ArrayList<>();
    private long octets;
    private boolean tooMuch;

    Harvest(Line line, int max) {
        this.line = line;
        this.max = max;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        octets += entry.getAttributes().stream().mapToLong(Harvest::octets).sum();
        if (entries.size() < max && octets <= MOST_OCTETS) {
            entries.add(entry);
        } else {
            stop();
        }
    }

    private static long octets(Attribute attribute) {
        long sum = 0;
        for (ASN1OctetString value : attribute.getRawValues()) {
            sum += value.getValueLength();
        }
        return sum;
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        if (references.size() < MOST_REFERENCES) {
            references.add(reference);
        } else {
            stop();
        }
    }

    private void stop() {
        tooMuch = true;
        line.abort();
    }

    boolean isTooMuch() {
        return tooMuch;
    }

    List<SearchResultEntry> entries() {
        return entries;
    }

    List<SearchResultReference> references() {
        return references;
    }
}
