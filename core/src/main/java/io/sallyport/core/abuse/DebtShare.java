package io.sallyport.core.abuse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A part of a table of debts. When it is full, the debt that would end first ends at once: the small ones, not the great. An
 * owner's debtors beyond a number are one, who is the owner himself: nobody fills the table alone.
 */
final class DebtShare {
    private static final Comparator<Debt> BY_END =
            Comparator.<Debt>comparingLong(debt -> debt.end).thenComparingLong(debt -> debt.debtor);

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

    synchronized boolean isBarred(long owner, long debtor, long now) {
        Debt debt = debts.get(debtor);
        if (debt == null || debt.end <= now) {
            debt = debts.get(owner);
        }
        return debt != null && debt.barred && debt.end > now;
    }

    synchronized boolean add(long owner, long debtor, long nanos, long now) {
        dropEnded(now);
        Debt debt = debts.get(debtor);
        long counted = debt == null && debtorsOf.getOrDefault(owner, 0) >= quota ? owner : debtor;
        debt = debts.get(counted);
        if (debt == null) {
            debt = begin(owner, counted, now);
        } else {
            byEnd.remove(debt);
        }
        boolean barredBefore = debt.barred;
        debt.end = Math.min(debt.end + nanos, now + terms.mostNanos());
        debt.barred |= debt.end - now > terms.leastNanos();
        byEnd.add(debt);
        dropSmallest();
        return debt.barred && !barredBefore;
    }

    private Debt begin(long owner, long debtor, long now) {
        Debt debt = new Debt(owner, debtor, now);
        debts.put(debtor, debt);
        if (debtor != owner) {
            debtorsOf.merge(owner, 1, Integer::sum);
        }
        return debt;
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
        private final long owner;
        private final long debtor;
        private long end;
        private boolean barred;

        Debt(long owner, long debtor, long now) {
            this.owner = owner;
            this.debtor = debtor;
            this.end = now;
        }
    }
}
