/** The policy's language: records that the gateway fills from the policy file. */
@NullMarked
package io.sallyport.policy.document;

import org.jspecify.annotations.NullMarked;
