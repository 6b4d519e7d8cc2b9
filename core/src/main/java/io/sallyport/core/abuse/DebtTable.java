package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Who owes how much time, in bounded memory. Each allocation of addresses has its share of the table: whoever has a whole
 * network to come from displaces neighbours, and not everybody. Safe for every thread.
 */
final class DebtTable {
    private static final int FAMILIES = 2;
    private static final int SHARES = 16;

    private final Scatter scatter;
    private final LongSupplier nanoTime;
    private final List<DebtShare> shares;

    DebtTable(DebtTerms terms, Scatter scatter, LongSupplier nanoTime) {
        this.scatter = scatter;
        this.nanoTime = nanoTime;
        int each = Math.max(1, terms.size() / (FAMILIES * SHARES));
        this.shares = IntStream.range(0, FAMILIES * SHARES)
                .mapToObj(share -> new DebtShare(terms, each))
                .toList();
    }

    /** Tells whether what is owed keeps the debtor out. */
    boolean isBarred(Source source, long debtor) {
        return share(source).isBarred(owner(source), debtor, nanoTime.getAsLong());
    }

    /** Adds to what is owed, and tells whether that has just begun to keep the debtor out. */
    boolean add(Source source, long debtor, String name, long nanos) {
        return nanos > 0
                && share(source).add(new Debtor(source, owner(source), debtor, name), nanos, nanoTime.getAsLong());
    }

    /** Whom debts keep out, of some sources. */
    List<Barred> barred(Predicate<Source> sources) {
        long now = nanoTime.getAsLong();
        return shares.stream()
                .flatMap(share -> share.barred(now).stream())
                .filter(each -> sources.test(each.source()))
                .toList();
    }

    /** Forgets a debt that keeps the debtor out, and tells whether there was one. */
    boolean lift(Source source, long debtor) {
        return share(source).lift(debtor, nanoTime.getAsLong());
    }

    /** The same of the sources themselves, and tells how many there were. */
    int liftOwners(Predicate<Source> sources) {
        return (int) barred(sources).stream()
                .filter(Barred::isOwner)
                .filter(each -> lift(each.source(), owner(each.source())))
                .count();
    }

    /** The debtor that is the source itself, and all that it has beyond what is known of one source. */
    long owner(Source source) {
        return scatter.of(source.network());
    }

    int size() {
        return shares.stream().mapToInt(DebtShare::size).sum();
    }

    private DebtShare share(Source source) {
        int share = (int) (scatter.of(source.allocation()) & SHARES - 1);
        return shares.get(source.family() * SHARES + share);
    }
}
