package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;

/**
 * A debtor that is kept out.
 *
 * @param source whose it is
 * @param isOwner whether it is the source itself
 * @param name what a person knows it by
 * @param nanosLeft for how long
 */
record Barred(Source source, boolean isOwner, String name, long nanosLeft) {}
