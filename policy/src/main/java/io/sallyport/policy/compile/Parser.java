package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;

/** Reads one entry of a list. */
@FunctionalInterface
interface Parser<T> {
    T parse(String text) throws BadValueException;
}
