/** Per-message encapsulation, RFC 1961 section 5, between the client's connection and whatever speaks through it. */
@NullMarked
package io.sallyport.core.encapsulation;

import org.jspecify.annotations.NullMarked;
