"""Deploys under a token that ends while the deployment runs.

usage: trust.py KEYSTONE_URL MURANO_URL
The password comes from the environment: MURANO_DEMO_PASSWORD. Ends with the first difference.
"""
import io
import os
import sys
import time
import zipfile

from keystoneauth1 import session
from keystoneauth1.identity import v3
from keystoneclient.v3 import client
import requests

PREFIX = 'org.interop.trust.'
NAP = 30


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def archive(name, requirements, source):
    manifest = (
        'Format: 1.3\nType: Application\nFullName: %s%s\nName: %s\nRequire: {%s}\nClasses: {%s%s: Main.yaml}\n'
        % (PREFIX, name, name, requirements, PREFIX, name))
    content = io.BytesIO()
    with zipfile.ZipFile(content, 'w') as package:
        package.writestr('manifest.yaml', manifest)
        package.writestr('Classes/Main.yaml', source)
    return content.getvalue()


LATE = archive('Late', '', """
Namespaces: {=: org.interop.trust, std: io.murano}
Name: Late
Methods:
  word: {Body: [Return: 'the trust holds']}
""")

SLEEPER = archive('Sleeper', PREFIX + "Late: '>=0.0.0'", """
Namespaces: {=: org.interop.trust, std: io.murano}
Name: Sleeper
Extends: std:Application
Properties:
  nap: {Contract: $.int().notNull()}
  answer: {Contract: $.string(), Usage: Out}
Methods:
  deploy:
    Body:
      - sleep($.nap)
      - $.answer: new('org.interop.trust.Late').word()
""")


class Demo:
    """The user demo, who logs in anew for each call but the one that deploys."""

    def __init__(self, keystone_url, murano_url):
        self.murano_url = murano_url
        self.auth = v3.Password(
            auth_url=keystone_url, username='demo', password=os.environ['MURANO_DEMO_PASSWORD'],
            project_name='demo', user_domain_id='default', project_domain_id='default')
        self.session = session.Session(auth=self.auth)

    def token(self):
        self.auth.invalidate()
        return self.session.get_token()

    def call(self, method, path, token=None, **more):
        headers = dict(more.pop('headers', {}), **{'X-Auth-Token': token or self.token()})
        return requests.request(method, self.murano_url + path, headers=headers, timeout=60, **more)

    def json(self, method, path, **more):
        answer = self.call(method, path, **more)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def upload(self, package):
        self.json('POST', '/v1/catalog/packages', files={
            '__metadata__': (None, '{}'), 'file': ('package.zip', package)})

    def trusts(self):
        keystone = client.Client(session=session.Session(auth=self.auth))
        return keystone.trusts.list(trustor_user=self.session.get_user_id())

    def await_end(self, environment, status):
        deadline = time.monotonic() + 120
        while True:
            answer = self.call('GET', '/v1/environments/' + environment)
            now = 'gone' if answer.status_code == 404 else answer.json()['status']
            if now not in ('deploying', 'deleting'):
                check(now == status, 'the environment is %s instead of %s' % (now, status))
                return
            check(time.monotonic() < deadline, 'the environment is still ' + now)
            time.sleep(1)


def main(keystone_url, murano_url):
    demo = Demo(keystone_url, murano_url)
    demo.upload(LATE)
    demo.upload(SLEEPER)
    environment = demo.json('POST', '/v1/environments', json={'name': 'trust'})['id']
    path = '/v1/environments/' + environment
    draft = demo.json('POST', path + '/configure')['id']
    demo.json('POST', path + '/services', headers={'X-Configuration-Session': draft}, json={
        '?': {'id': 'sleeper', 'type': PREFIX + 'Sleeper'}, 'name': 'sleeper', 'nap': NAP})

    token = demo.token()
    answer = demo.call('POST', path + '/sessions/%s/deploy' % draft, token=token)
    check(answer.status_code == 200, 'deploy answers %d' % answer.status_code)
    check(len(demo.trusts()) == 1, 'there is no trust')
    time.sleep(NAP - 5)
    check(demo.call('GET', path, token=token).status_code == 401, 'the token has not ended')
    check(demo.json('GET', path)['status'] == 'deploying', 'the deployment has ended too early')
    demo.await_end(environment, 'ready')
    word = demo.json('GET', path + '/services/sleeper')['answer']
    check(word == 'the trust holds', 'the application says %r' % word)

    demo.json('DELETE', path)
    demo.await_end(environment, 'gone')
    check(not demo.trusts(), 'the trust is still there')
    print('murano: the deployment has outlived its token, and its trust is gone with the environment')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
