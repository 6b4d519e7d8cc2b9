package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A part of a table of debts. When it is full, the debt that would end first ends at once: the small ones, not the great. An
 * owner's debtors beyond a number are one, who is the owner himself: nobody fills the table alone.
 */
final class DebtShare {
    private static final Comparator<Debt> BY_END = DebtShare::compareEnds;

    private static final int MOST_OF_ONE_OWNER = 64;

    private final DebtTerms terms;
    private final int size;
    private final int quota;
    private final Map<Long, Debt> debts = new HashMap<>();
    private final TreeSet<Debt> byEnd = new TreeSet<>(BY_END);
    private final Map<Long, Integer> debtorsOf = new HashMap<>();

    DebtShare(DebtTerms terms, int size) {
        this.terms = terms;
        this.size = size;
        this.quota = Math.max(1, Math.min(MOST_OF_ONE_OWNER, size / 4));
    }

    private static int compareEnds(Debt one, Debt other) {
        int ends = Long.compare(one.end, other.end);
        return ends != 0 ? ends : Long.compare(one.debtor, other.debtor);
    }

    synchronized boolean isBarred(long owner, long debtor, long now) {
        Debt debt = debts.get(debtor);
        if (debt == null || debt.end <= now) {
            debt = debts.get(owner);
        }
        return debt != null && debt.barred && debt.end > now;
    }

    synchronized boolean add(Debtor debtor, long nanos, long now) {
        dropEnded(now);
        Debt debt = debts.get(debtor.number());
        boolean isOneTooMany = debt == null && debtorsOf.getOrDefault(debtor.owner(), 0) >= quota;
        Debtor counted = isOneTooMany ? debtor.asOwner() : debtor;
        debt = debts.get(counted.number());
        if (debt == null) {
            debt = begin(counted, now);
        } else {
            byEnd.remove(debt);
        }
        boolean barredBefore = debt.barred;
        debt.end = Math.min(debt.end + nanos, now + terms.mostNanos());
        debt.barred |= debt.end - now > terms.leastNanos();
        debt.name = debt.barred ? counted.name() : "";
        byEnd.add(debt);
        dropSmallest();
        return debt.barred && !barredBefore;
    }

    private Debt begin(Debtor debtor, long now) {
        Debt debt = new Debt(debtor, now);
        debts.put(debt.debtor, debt);
        if (debt.debtor != debt.owner) {
            debtorsOf.merge(debt.owner, 1, Integer::sum);
        }
        return debt;
    }

    /** Whom debts keep out; copied, so that nobody has to wait for who reads it. */
    synchronized List<Barred> barred(long now) {
        return byEnd.stream()
                .filter(debt -> debt.barred && debt.end > now)
                .map(debt -> new Barred(debt.source, debt.debtor == debt.owner, debt.name, debt.end - now))
                .toList();
    }

    /** Forgets a debt that keeps the debtor out, and tells whether there was one. */
    synchronized boolean lift(long debtor, long now) {
        Debt debt = debts.get(debtor);
        if (debt == null || !debt.barred || debt.end <= now) {
            return false;
        }
        byEnd.remove(debt);
        debts.remove(debtor);
        leave(debt);
        return true;
    }

    synchronized int size() {
        return debts.size();
    }

    private void dropEnded(long now) {
        while (!byEnd.isEmpty() && byEnd.first().end <= now) {
            drop();
        }
    }

    private void dropSmallest() {
        while (debts.size() > size) {
            drop();
        }
    }

    private void drop() {
        Debt first = byEnd.pollFirst();
        if (first != null) {
            debts.remove(first.debtor);
            leave(first);
        }
    }

    private void leave(Debt ended) {
        if (ended.debtor != ended.owner) {
            debtorsOf.computeIfPresent(ended.owner, (owner, count) -> count > 1 ? count - 1 : null);
        }
    }

    private static final class Debt {
        private final Source source;
        private final long owner;
        private final long debtor;
        private long end;
        private boolean barred;
        /** Of those only that are kept out: there are few, and others are nobody's business. */
        private String name = "";

        Debt(Debtor debtor, long now) {
            this.source = debtor.source();
            this.owner = debtor.owner();
            this.debtor = debtor.number();
            this.end = now;
        }
    }
}
