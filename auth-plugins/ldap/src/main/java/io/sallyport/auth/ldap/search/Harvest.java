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

    private final transient Line line;
    private final int max;
    private final transient List<SearchResultEntry> entries = new ArrayList<>();
    private final transient List<SearchResultReference> references = new ArrayList<>();
    private final transient Octets octets;
    private boolean tooMuch;

    Harvest(Line line, int max, Octets octets) {
        this.line = line;
        this.max = max;
        this.octets = octets;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
        octets.add(entry.getDN());
        entry.getAttributes().forEach(this::count);
        if (entries.size() < max && !octets.areTooMany()) {
            entries.add(entry);
        } else {
            stop();
        }
    }

    private void count(Attribute attribute) {
        octets.add(attribute.getName());
        for (ASN1OctetString value : attribute.getRawValues()) {
            octets.add(value.getValueLength());
        }
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
        for (String url : reference.getReferralURLs()) {
            octets.add(url);
        }
        if (references.size() < MOST_REFERENCES && !octets.areTooMany()) {
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
