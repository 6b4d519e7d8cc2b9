package io.sallyport.core.abuse;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A part of a table of debts. When it is full, the debt that would end first ends at once: the small ones, not the great. */
final class DebtShare {
    private static final Comparator<Debt> BY_END =
            Comparator.<Debt>comparingLong(debt -> debt.end).thenComparingLong(debt -> debt.debtor);

    private final DebtTerms terms;
    private final int size;
    private final Map<Long, Debt> debts = new HashMap<>();
    private final TreeSet<Debt> byEnd = new TreeSet<>(BY_END);

    DebtShare(DebtTerms terms, int size) {
        this.terms = terms;
        this.size = size;
    }

    synchronized boolean isBarred(long debtor, long now) {
        Debt debt = debts.get(debtor);
        return debt != null && debt.barred && debt.end > now;
    }

    synchronized boolean add(long debtor, long nanos, long now) {
        dropEnded(now);
        Debt debt = debts.get(debtor);
        if (debt == null) {
            debt = new Debt(debtor, now);
            debts.put(debtor, debt);
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

    synchronized void forget(long debtor) {
        Debt debt = debts.remove(debtor);
        if (debt != null) {
            byEnd.remove(debt);
        }
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
        }
    }

    private static final class Debt {
        private final long debtor;
        private long end;
        private boolean barred;

        Debt(long debtor, long now) {
            this.debtor = debtor;
            this.end = now;
        }
    }
}
