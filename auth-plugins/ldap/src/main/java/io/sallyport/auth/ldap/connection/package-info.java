/** Connections to the directory's servers: found, secured, pooled, and given up at once while nobody answers. */
@NullMarked
package io.sallyport.auth.ldap.connection;

import org.jspecify.annotations.NullMarked;
