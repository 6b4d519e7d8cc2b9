/** The rules that decide. */
@NullMarked
package io.sallyport.policy;

import org.jspecify.annotations.NullMarked;
