/** What the method {@code ldap} is configured with. */
@NullMarked
package io.sallyport.auth.ldap.config;

import org.jspecify.annotations.NullMarked;
