/** X'00' NO AUTHENTICATION REQUIRED. */
@NullMarked
package io.sallyport.auth.none;

import org.jspecify.annotations.NullMarked;
