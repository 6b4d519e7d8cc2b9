/** What the method is configured with. */
@NullMarked
package io.sallyport.auth.gssapi.config;

import org.jspecify.annotations.NullMarked;
