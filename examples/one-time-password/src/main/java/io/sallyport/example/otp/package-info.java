/** A one-time password method, as an example of a plugin. */
@NullMarked
package io.sallyport.example.otp;

import org.jspecify.annotations.NullMarked;
