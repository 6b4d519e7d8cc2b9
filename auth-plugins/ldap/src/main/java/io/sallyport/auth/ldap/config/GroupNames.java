package io.sallyport.auth.ldap.config;

/** What a group is called in policy. */
public enum GroupNames {
    CN,
    DN,
    SID
}
