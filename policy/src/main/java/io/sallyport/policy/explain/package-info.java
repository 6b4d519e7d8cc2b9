/** Says of every rule why it does or does not decide. */
@NullMarked
package io.sallyport.policy.explain;

import org.jspecify.annotations.NullMarked;
