package io.sallyport.auth.ldap.search;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.connection.Referrals;
import io.sallyport.auth.ldap.connection.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One search from its first server to the last one that it is referred to, page by page; all of it is bounded. */
final class Walk {
    private static final String MORE = "what fits, in entries, references or octets,";
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 300;
    private static final int TWO = 2;
    private static final int MOST_SERVERS = 10;

    private final Search asked;
    private final Optional<Referrals> referrals;
    private final int max;
    private final List<SearchResultEntry> found = new ArrayList<>();
    private final Octets octets = new Octets();
    private int pages;
    private int servers;

    Walk(Search asked, Optional<Referrals> referrals, int max) {
        this.asked = asked;
        this.referrals = referrals;
        this.max = max;
    }

    /** Finds one. A reference that nobody follows is passed over: what is elsewhere cannot log in here. */
    Match one(Line line) throws LDAPException, DirectoryException {
        return Match.of(found, isCutShort(asked, line));
    }

    /** Asks for two: one more than one must be seen to be refused. */
    private boolean isCutShort(Search search, Line line) throws LDAPException, DirectoryException {
        Harvest harvest = new Harvest(line, TWO, octets);
        SearchRequest request = search.request(harvest);
        request.setSizeLimit(TWO);
        boolean cut = false;
        try {
            line.search(request);
            cut = harvest.isTooMuch();
        } catch (LDAPException e) {
            cut = harvest.isTooMuch() || e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED);
            if (!cut) {
                return isCutShortElsewhere(e, search, line);
            }
        }
        found.addAll(harvest.entries());
        for (SearchResultReference reference : harvest.references()) {
            if (first(reference.getReferralURLs()).isPresent()) {
                cut |= goOn(search, reference.getReferralURLs(), line, this::isCutShort);
            }
        }
        return cut;
    }

    private boolean isCutShortElsewhere(LDAPException e, Search search, Line line)
            throws LDAPException, DirectoryException {
        if (referrals.isEmpty() || !e.getResultCode().equals(ResultCode.REFERRAL)) {
            throw e;
        }
        return goOn(search, e.getReferralURLs(), line, this::isCutShort);
    }

    /** Finds all. */
    List<SearchResultEntry> all(Line line) throws LDAPException, DirectoryException {
        collect(asked, line);
        return found;
    }

    private boolean collect(Search search, Line line) throws LDAPException, DirectoryException {
        ASN1OctetString cookie = null;
        do {
            if (++pages > MOST_PAGES) {
                throw tooMuch(MOST_PAGES + " pages");
            }
            Harvest harvest = new Harvest(line, max + 1, octets);
            cookie = page(search, cookie, harvest, line);
            found.addAll(harvest.entries());
            if (found.size() > max) {
                throw tooMuch(max + " entries");
            }
            for (SearchResultReference reference : harvest.references()) {
                if (!Partitions.isReferredTo(search.base(), reference.getReferralURLs())) {
                    goOn(search, reference.getReferralURLs(), line, this::collect);
                }
            }
        } while (cookie != null);
        return true;
    }

    private @Nullable ASN1OctetString page(Search search, @Nullable ASN1OctetString cookie, Harvest harvest, Line line)
            throws LDAPException, DirectoryException {
        SearchRequest request = search.request(harvest);
        request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
        try {
            SearchResult page = line.search(request);
            // The rest of the answer may have been read before the connection was closed.
            if (harvest.isTooMuch()) {
                throw tooMuch(MORE);
            }
            return next(page);
        } catch (LDAPException e) {
            if (harvest.isTooMuch()) {
                throw tooMuch(MORE);
            }
            if (e.getResultCode().equals(ResultCode.REFERRAL)) {
                goOn(search, e.getReferralURLs(), line, this::collect);
                return null;
            }
            throw e;
        }
    }

    private static @Nullable ASN1OctetString next(SearchResult page) throws LDAPException {
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(page);
        return answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
    }

    private DirectoryException tooMuch(String what) {
        return new DirectoryException(DirectoryException.ERROR, "more than " + what + " of " + asked.filter());
    }

    @FunctionalInterface
    private interface Rest {
        boolean of(Search search, Line line) throws LDAPException, DirectoryException;
    }

    /** The URLs name servers that have the same: one of them is enough. */
    private boolean goOn(Search search, String[] urls, Line line, Rest rest) throws LDAPException, DirectoryException {
        Optional<LDAPURL> url = first(urls);
        if (referrals.isEmpty() || url.isEmpty()) {
            throw new DirectoryException(
                    DirectoryException.REFERRAL, "the search goes on at " + String.join(" ", urls) + ", not followed");
        }
        if (++servers > MOST_SERVERS) {
            throw tooMuch(MOST_SERVERS + " referrals");
        }
        Search there = search.at(url.get());
        try {
            return referrals.get().goOn(url.get(), line.deadline(), other -> rest.of(there, other));
        } catch (LDAPException e) {
            // Not thrown as it is: it would count as the first server's.
            throw new DirectoryException(Results.reason(e), url.get().getHost() + ": " + Results.describe(e));
        }
    }

    private Optional<LDAPURL> first(String... urls) {
        return Arrays.stream(urls)
                .map(Walk::parse)
                .flatMap(Optional::stream)
                .filter(url -> referrals.filter(known -> known.mayFollow(url)).isPresent())
                .findFirst();
    }

    private static Optional<LDAPURL> parse(String text) {
        try {
            return Optional.of(new LDAPURL(text));
        } catch (LDAPException e) {
            return Optional.empty();
        }
    }
}
