package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.auth.ldap.connection.Line;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.auth.ldap.search.Searcher;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.auth.GroupLookup;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the groups of somebody whom another method authenticated. */
final class LdapGroupLookup implements GroupLookup {
    private final LoginParts parts;
    private final FilterTemplate filter;
    private final Pattern names;
    private final Workers workers;
    private final Waiting waiting;

    LdapGroupLookup(LoginParts parts, Names names, Workers workers, Waiting waiting) {
        this.parts = parts;
        this.filter = names.filter();
        this.names = names.pattern();
        this.workers = workers;
        this.waiting = waiting;
    }

    /**
     * How a name leads to an entry.
     *
     * @param pattern which names do, and which part of them
     * @param filter finds the entry by that part
     */
    record Names(Pattern pattern, FilterTemplate filter) {}

    @Override
    public CompletionStage<Set<String>> groupsOf(Identity identity) {
        Matcher name = names.matcher(identity.name());
        if (!name.matches() || name.group(1) == null || name.group(1).isBlank()) {
            return failed("name does not match name-pattern: " + names);
        }
        Optional<Set<String>> remembered = parts.groups().remembered(identity.name());
        if (remembered.isPresent()) {
            return CompletableFuture.completedFuture(remembered.get());
        }
        Instant since = waiting.begin();
        return workers.submit(Source.GATEWAY, () -> false, () -> find(identity.name(), name.group(1), since));
    }

    private static CompletionStage<Set<String>> failed(String why) {
        return CompletableFuture.failedFuture(new GroupsUnknownException(why));
    }

    private Set<String> find(String identity, String user, Instant since) {
        if (waiting.isOver(since)) {
            throw new GroupsUnknownException("the look-up waited longer than " + waiting.most());
        }
        try {
            Set<String> groups = Outcome.get(parts.directory().asService(line -> find(user, line)));
            parts.groups().remember(identity, groups);
            return groups;
        } catch (LoginRefusedException e) {
            throw new GroupsUnknownException(e.reason().code());
        } catch (DirectoryException e) {
            throw new GroupsUnknownException(e.reason() + ": " + e.why());
        }
    }

    private Outcome<Set<String>> find(String user, Line line) throws LDAPException, DirectoryException {
        Searcher searcher = parts.searchers().asService(line);
        Outcome<FoundUser> found = Outcome.of(() -> parts.entries().find(filter, user, searcher));
        if (found instanceof Outcome.Refused<FoundUser> refused) {
            return new Outcome.Refused<>(refused.refusal());
        }
        FoundUser one = ((Outcome.Done<FoundUser>) found).value();
        return new Outcome.Done<>(parts.groups().groupsOf(one, searcher));
    }
}
