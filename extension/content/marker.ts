const host = document.createElement('duewatch-marker');
host.attachShadow({ mode: __OPEN_SHADOW__ ? 'open' : 'closed' });
document.documentElement.append(host);
