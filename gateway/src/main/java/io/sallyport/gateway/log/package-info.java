/** The log for operators: one line for each event, which no client can forge. */
@NullMarked
package io.sallyport.gateway.log;

import org.jspecify.annotations.NullMarked;
