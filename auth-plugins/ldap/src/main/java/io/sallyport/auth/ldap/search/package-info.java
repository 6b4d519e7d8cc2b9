/** What is asked of a directory, and how names become a part of it. */
@NullMarked
package io.sallyport.auth.ldap.search;

import org.jspecify.annotations.NullMarked;
