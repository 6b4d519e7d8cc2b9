package io.sallyport.core.abuse;

/**
 * What debts come to.
 *
 * @param leastNanos what is to be owed more than before it keeps anybody out
 * @param mostNanos the most that can be owed
 * @param size how many debtors are known at most
 */
record DebtTerms(long leastNanos, long mostNanos, int size) {}
