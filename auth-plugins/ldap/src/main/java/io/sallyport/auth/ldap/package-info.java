/** X'02' username and password (RFC 1929) against a directory, and the groups of who was authenticated otherwise. */
@NullMarked
package io.sallyport.auth.ldap;

import org.jspecify.annotations.NullMarked;
