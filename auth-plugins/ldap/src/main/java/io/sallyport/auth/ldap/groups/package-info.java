/** The groups of a user, from wherever a directory keeps them. */
@NullMarked
package io.sallyport.auth.ldap.groups;

import org.jspecify.annotations.NullMarked;
