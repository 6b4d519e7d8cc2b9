/** Puts the program together from its configuration, and takes it down again. */
@NullMarked
package io.sallyport.gateway.run;

import org.jspecify.annotations.NullMarked;
