/** What keeps a gateway usable that is abused: half-open sessions, penalties of sources, and locks of accounts. */
@NullMarked
package io.sallyport.core.abuse;

import org.jspecify.annotations.NullMarked;
