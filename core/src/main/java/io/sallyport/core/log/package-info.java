/** Log lines that clients can cause, bounded. */
@NullMarked
package io.sallyport.core.log;

import org.jspecify.annotations.NullMarked;
